resource "terraform_data" "app" {
  input = "the app of prod"
}
