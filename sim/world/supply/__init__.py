"""How goods come and where they lie: purchasing, suppliers, carriers, the warehouse."""
