"""What is said of the claims of sellers' guides: a module a claim, and one of all."""
