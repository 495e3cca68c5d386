.PHONY: help test build demo serve format

help: ## Show these shortcuts
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

test: ## Every test, on real servers that Maven Central ships
	./mvnw verify

build: ## The jar, without tests
	./mvnw -q -DskipTests package

demo: ## The whole main job on one machine
	./habeas demo

serve: ## The server
	./habeas serve

format: ## Bring the sources into the house's format
	./mvnw -q spotless:apply
