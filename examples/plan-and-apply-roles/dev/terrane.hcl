# Lists of all levels count: nobody below can widen what was set above.
aws {
  allowed_account_ids = ["222222222222"]
}
