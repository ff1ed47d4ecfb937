"""Everything Dateline knows and computes, free of any GUI toolkit."""
