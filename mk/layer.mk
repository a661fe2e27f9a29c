# The layers of src/, top to bottom: api and demo stand side by side on job. A folder may include
# (and is linked with) only what stands below it; tool/check_source.pl reads the same order from
# here.
#   below_x = x and everything that x may use, in link order

below_base   := base
below_db     := db $(below_base)
below_net    := net $(below_db)
below_rule   := rule $(below_net)
below_model  := model $(below_rule)
below_usage  := usage $(below_model)
below_engine := engine $(below_usage)
below_work   := work $(below_engine)
below_job    := job $(below_work)
below_demo   := demo $(below_job)
below_api    := api $(below_job)
LAYERS       := api demo $(below_job)
