"""The believable nation: thousands of invented villages, to see that reports bear its size."""
