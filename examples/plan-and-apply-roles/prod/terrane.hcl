aws {
  allowed_account_ids = ["444444444444"]

  # Production belongs to a partner, who wants to hear a word before anybody changes something.
  role "apply" {
    iam_role    = "arn:aws:iam::${local.account}:role/terrane-partner"
    external_id = "terrane-demo"
  }
}
