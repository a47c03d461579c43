"""What is kept between readings."""
