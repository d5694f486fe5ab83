"""When the shop is paid, and what it may spend: settlement, payouts, the cash gate, ad account."""
