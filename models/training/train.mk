# Training of the translation model.  CORPUS is a folder of French TAB English .tsv.xz files with a
# folder valid/ beside them; none is part of this repository (models/README.md says where they are from).
CORPUS ?= corpus
TRAINING ?= $(HOME)/.cache/verbatim-training
SETTINGS ?= training/fr-en-1.toml
TEXT ?= $(TRAINING)/text-1
RUN ?= $(TRAINING)/main-1
DECAY ?= $(TRAINING)/decay-1
DECAY_MINUTES ?= 25
PACKAGE ?= models/translate-fr_en-1_0.argosmodel
SOURCE ?= $(CORPUS)/valid/newstest2013.fr
REFERENCE ?= $(CORPUS)/valid/newstest2013.en

trainer = cd models && TORCHINDUCTOR_CACHE_DIR=$(TRAINING)/compiled nice -n 15 ../.venv-train/bin/python -m

.PHONY: train train-resume train-decay evaluate package

.venv-train/ready: models/training/requirements.txt
	python3 -m venv .venv-train
	.venv-train/bin/pip install --quiet -r models/training/requirements.txt
	touch $@

$(TEXT)/epoch.json: | .venv-train/ready
	$(trainer) training.prepare $(SETTINGS) $(abspath $(CORPUS)) $(TEXT)

# Prepares the text if need be, and trains until stopped (SIGTERM saves); resumes where it was.
train: .venv-train/ready $(TEXT)/epoch.json
	$(trainer) training.train $(SETTINGS) $(TEXT) $(RUN)

# From a released package alone, where the checkpoints are lost.
train-resume: .venv-train/ready $(TEXT)/epoch.json
	$(trainer) training.train $(SETTINGS) $(TEXT) $(RUN) --from $(abspath $(PACKAGE))

# A release: learning rates down to nothing from the last checkpoint, which stays as it is.
train-decay: .venv-train/ready
	$(trainer) training.train $(SETTINGS) $(TEXT) $(DECAY) --from $(RUN)/last.pt --decay-minutes $(DECAY_MINUTES)

package: .venv-train/ready
	$(trainer) training.export $(SETTINGS) $(TEXT) $(DECAY)/last.pt $(abspath $(PACKAGE)) --readme README.md

evaluate: .venv-train/ready
	$(trainer) training.evaluate $(abspath $(PACKAGE)) $(abspath $(SOURCE)) $(abspath $(REFERENCE))
