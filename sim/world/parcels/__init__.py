"""From the shelf to the buyer and back: packing, delivery, the doorstep, returns."""
