# Training of the translation model.  CORPUS is a folder of French TAB English .tsv.xz files with a
# folder valid/ in it; none is part of this repository (models/README.md says what the files are named
# and where the text is from).
CORPUS ?= corpus
TRAINING ?= $(HOME)/.cache/verbatim-training
# The one that the manifest names when it is asked for: after `make package` the new one.
PACKAGE ?= models/$(shell sed -n 's/^file = "\(.*\)"/\1/p' models/manifest.toml)
SETTINGS ?= training/fr-en-2-hints.toml
FINISH_SETTINGS ?= training/fr-en-2-finish.toml
TEXT ?= $(TRAINING)/text
TAUGHT ?= $(TRAINING)/taught
ALIGNED ?= $(TRAINING)/memory
HINTED ?= $(TRAINING)/hinted
WRITTEN ?= $(TRAINING)/press
PRESS = $(patsubst models/%,%,$(wildcard models/training/written/*.tsv.xz))
# Those that have words as they come; the others were written to show words.
ARTICLES = $(filter training/written/articles% training/written/current%,$(PRESS))
MIXED ?= $(TRAINING)/mixed
# Text that a released package goes on with: with hints, as it has learnt to read them.
RESUMED ?= $(HINTED)
WORDLIST ?=
LISTED = $(abspath $(WORDLIST))
FINISH ?= $(TRAINING)/finish
RUN ?= $(TRAINING)/main
DECAY ?= $(TRAINING)/decay
DECAY_MINUTES ?= 30
FROM ?= $(RUN)/last.pt
# Half of the line that a release left, above which 1.3 lost masks; or CHECKPOINT:SHARE of your own.
BLEND ?= $(addsuffix :0.5,$(filter %.pt,$(FROM)))
# What goes into the package; empty for one of a network that reads no hints.
MEMORY ?= $(ALIGNED)/pooled_told.sqlite
PILOTS ?= $(foreach tried,fr-en-1 tried/small tried/large,$(TEXT) training/$(tried).toml)
MINUTES ?= 6
GRADED ?=
TEST ?=
SOURCE ?= $(CORPUS)/valid/newstest2013.fr
REFERENCE ?= $(CORPUS)/valid/newstest2013.en

TRAINER = cd models && PYTHONPATH=.. TORCHINDUCTOR_CACHE_DIR=$(TRAINING)/compiled nice -n 15 \
	../.venv-train/bin/python -m
PREPARE = $(TRAINER) training.prepare

.PHONY: memory hinted mixed train train-resume train-decay package confidence evaluate test-training pilots

.venv-train/ready: models/training/requirements.txt
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/pip install --quiet -r models/training/requirements.txt
	touch $@

# PIECES is empty for a model from nothing, which learns its own.
$(TEXT)/epoch.json: | .venv-train/ready
	$(PREPARE) $(SETTINGS) $(abspath $(CORPUS)) $(TEXT) $(addprefix --pieces ,$(abspath $(PIECES)))

$(FINISH)/epoch.json: | .venv-train/ready
	$(PREPARE) $(FINISH_SETTINGS) $(abspath $(CORPUS)) $(FINISH) \
		--pieces $(if $(filter %.argosmodel,$(FROM)),$(abspath $(FROM)),$(TEXT)/spm.model)

# What is met seldom, met often: WORDLIST is a folder with words.tsv and phrases.tsv.
$(TAUGHT)/epoch.json: $(ALIGNED)/exchanged.tsv $(TEXT)/epoch.json
	$(PREPARE) $(SETTINGS) $(abspath $(CORPUS)) $(TAUGHT) --pieces $(TEXT)/spm.model \
		--only-taught --wordlist $(LISTED) --exchanged $<

$(ALIGNED)/backward.links: | .venv-train/ready
	$(TRAINER) training.alignment $(SETTINGS) $(abspath $(CORPUS)) $(ALIGNED)

# The words that are counted as rare are listed before there is a memory.
$(ALIGNED)/rare.tsv: $(ALIGNED)/backward.links
	$(TRAINER) training.rare $(ALIGNED) $(addprefix --wordlist ,$(LISTED))

$(ALIGNED)/exchanged.tsv: $(ALIGNED)/rare.tsv
	$(TRAINER) training.exchange $(ALIGNED) $(LISTED) $@

$(ALIGNED)/memory.sqlite: $(ALIGNED)/rare.tsv
	$(TRAINER) training.memory $(ALIGNED) $(abspath $(PACKAGE)) $@

$(ALIGNED)/pooled.sqlite: $(ALIGNED)/memory.sqlite $(TEXT)/lexicon.tsv
	$(TRAINER) training.families $^ $@

# pooled_told.sqlite goes into the package, memory_told.sqlite has plain counts for training text.
%_told.sqlite: %.sqlite $(TEXT)/lexicon.tsv $(addprefix models/,$(PRESS))
	$(TRAINER) training.supplement $< $(TEXT)/lexicon.tsv $(ALIGNED) $@ $(ARTICLES) --sentences $(filter-out $(ARTICLES),$(PRESS))

memory: $(ALIGNED)/memory.sqlite ## Count what French words and phrases become in English (CORPUS=folder)

hinted: $(HINTED)/epoch.json ## Write hints into half of the text

$(HINTED)/epoch.json: $(ALIGNED)/memory.sqlite $(TEXT)/epoch.json $(if $(WORDLIST),$(TAUGHT)/epoch.json)
	$(TRAINER) training.hinted_text $< $(HINTED) $(TEXT) $(if $(WORDLIST),$(TAUGHT))

# What press and dictionary know and the parallel text does not; the number draws variants and hints.
$(WRITTEN)-%/epoch.json: $(ALIGNED)/memory_told.sqlite $(HINTED)/epoch.json
	$(TRAINER) training.prepare_pairs $(SETTINGS) $(abspath $(CORPUS)) $< $(HINTED)/spm.model \
		$(@D) $(PRESS) --seed $*

mixed: $(MIXED)/epoch.json ## Mix the written pairs, each twice, with HINTED, each sentence of it once

$(MIXED)/epoch.json: $(WRITTEN)-1/epoch.json $(WRITTEN)-2/epoch.json
	$(TRAINER) training.resegmented $(MIXED) $(WRITTEN)-1 $(WRITTEN)-2 $(HINTED) --share 0.3

train: .venv-train/ready $(TEXT)/epoch.json ## Train the model, or go on; SIGTERM saves and ends (CORPUS=folder)
	$(TRAINER) training.train $(SETTINGS) $(TEXT) $(RUN)

train-resume: PIECES = $(PACKAGE)
train-resume: .venv-train/ready $(RESUMED)/epoch.json ## Go on from the released package alone (CORPUS=folder)
	$(TRAINER) training.train $(SETTINGS) $(RESUMED) $(RUN) --from $(abspath $(PACKAGE))

train-decay: .venv-train/ready $(FINISH)/epoch.json ## Finish a release from FROM, a checkpoint or package
	$(TRAINER) training.train $(FINISH_SETTINGS) $(FINISH) $(DECAY) --from $(abspath $(FROM)) \
		--decay-minutes $(DECAY_MINUTES)

$(TEXT)/lexicon.tsv: | .venv-train/ready
	$(TRAINER) training.lexicon $(SETTINGS) $(abspath $(CORPUS)) $(TEXT)

ifeq ($(filter package,$(MAKECMDGOALS))$(RELEASE),package)
$(error Say which package to make: RELEASE=models/translate-fr_en-X_Y.argosmodel)
endif

package: .venv-train/ready $(TEXT)/lexicon.tsv $(MEMORY) ## Make the model package RELEASE of the finished release, and name it in the manifest
	$(TRAINER) training.export $(FINISH_SETTINGS) $(FINISH) $(DECAY)/last.pt $(abspath $(RELEASE)) \
		$(if $(BLEND),--blend $(abspath $(BLEND))) \
		--readme README.md --lexicon $(TEXT)/lexicon.tsv \
		$(addprefix --memory ,$(MEMORY)) --manifest manifest.toml
	$(MAKE) confidence PACKAGE=$(RELEASE)

confidence: $(DEV_STAMP) ## Fit how the package estimates confidence, and write it into it (GRADED=files TEST=files)
	$(QUIET) PYTHONPATH=models $(DEV_PYTHON) -m training.confidence $(PACKAGE) $(SOURCE) $(REFERENCE) \
		$(if $(GRADED),--graded $(GRADED)) $(if $(TEST),--test $(TEST)) --manifest models/manifest.toml

evaluate: $(DEV_STAMP) ## BLEU, chrF2 and faults of the model package, alone and in the service (CORPUS=folder)
	$(QUIET) PYTHONPATH=models $(DEV_PYTHON) -m training.evaluate $(PACKAGE) $(SOURCE) $(REFERENCE) \
		$(EVALUATE)

test-training: .venv-train/ready ## Prepare, train, stop, resume, decay, export and evaluate a tiny model
	cd models && PYTHONPATH=.. ../.venv-train/bin/python -m training.rehearsal

pilots: .venv-train/ready $(TEXT)/epoch.json ## Compare settings by short runs (PILOTS="TEXT SETTINGS ...")
	$(TRAINER) training.pilots $(TRAINING)/pilots $(abspath $(SOURCE) $(REFERENCE)) $(PILOTS) \
		--minutes $(MINUTES) $(if $(PILOTS_FROM),--from $(abspath $(PILOTS_FROM)))
