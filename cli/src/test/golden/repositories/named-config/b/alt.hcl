inputs = { from = "alt.hcl" }
