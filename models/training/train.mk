# Training of the translation model.  CORPUS is a folder of French TAB English .tsv.xz files with a
# folder valid/ in it; none is part of this repository (models/README.md says where they are from).
CORPUS ?= corpus
TRAINING ?= $(HOME)/.cache/verbatim-training
SETTINGS ?= training/fr-en-1.toml
TEXT ?= $(TRAINING)/text
FINISH ?= $(TRAINING)/finish
RUN ?= $(TRAINING)/main
DECAY ?= $(TRAINING)/decay
DECAY_MINUTES ?= 30
PACKAGE ?= models/translate-fr_en-1_1.argosmodel
SOURCE ?= $(CORPUS)/valid/newstest2013.fr
REFERENCE ?= $(CORPUS)/valid/newstest2013.en

TRAINER = cd models && TORCHINDUCTOR_CACHE_DIR=$(TRAINING)/compiled nice -n 15 \
	../.venv-train/bin/python -m

.PHONY: train train-resume train-decay evaluate package

.venv-train/ready: models/training/requirements.txt
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/pip install --quiet -r models/training/requirements.txt
	touch $@

$(TEXT)/epoch.json: | .venv-train/ready
	$(TRAINER) training.prepare $(SETTINGS) $(abspath $(CORPUS)) $(TEXT)

# What a release finishes on: two parts of news in five, the rest a shard of everything.
$(FINISH)/epoch.json: $(TEXT)/epoch.json
	mkdir -p $(FINISH)
	cp $(TEXT)/spm.model $(FINISH)
	cp $(TEXT)/part-003.npz $(FINISH)/part-100.npz
	$(TRAINER) training.prepare $(SETTINGS) $(abspath $(CORPUS)) $(FINISH) --news

train: .venv-train/ready $(TEXT)/epoch.json ## Train the model, or go on; SIGTERM saves and ends (CORPUS=folder)
	$(TRAINER) training.train $(SETTINGS) $(TEXT) $(RUN)

train-resume: .venv-train/ready $(TEXT)/epoch.json ## Go on from the released package alone
	$(TRAINER) training.train $(SETTINGS) $(TEXT) $(RUN) --from $(abspath $(PACKAGE))

train-decay: .venv-train/ready $(FINISH)/epoch.json ## Finish a release from the last checkpoint
	$(TRAINER) training.train $(SETTINGS) $(FINISH) $(DECAY) --from $(RUN)/last.pt \
		--decay-minutes $(DECAY_MINUTES)

package: .venv-train/ready ## Make a model package of the finished release
	$(TRAINER) training.export $(SETTINGS) $(TEXT) $(DECAY)/last.pt $(abspath $(PACKAGE)) \
		--readme README.md

evaluate: .venv-train/ready ## BLEU and chrF2 of the model package (CORPUS=folder)
	$(TRAINER) training.evaluate $(abspath $(PACKAGE)) $(abspath $(SOURCE)) $(abspath $(REFERENCE))
