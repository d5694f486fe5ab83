"""What buyers want: market, ads, live sessions, promotions, momentum."""
