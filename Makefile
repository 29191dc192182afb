.PHONY: tensorflow
tensorflow: ## Provide the tensorflow engine in .tensorflow/ (idempotent, digest-checked)
	scripts/tensorflow.sh
