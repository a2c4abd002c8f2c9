# What holds for all units. The locals are those of the unit that asks.
aws {
  # No unit below runs anywhere else, whatever role it is given.
  allowed_account_ids = ["222222222222", "444444444444"]

  # plan, show, output, validate …: may look, and change nothing
  role "plan" {
    iam_role = "arn:aws:iam::${local.account}:role/terrane-plan"
  }

  role "apply" {
    iam_role = "arn:aws:iam::${local.account}:role/terrane-deploy"
  }

  # The backend's own: it writes the state and its lock, for plans as well.
  role "state" {
    iam_role = "arn:aws:iam::${local.account}:role/terrane-state"
  }
}
