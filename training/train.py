"""Train one seed of the model from a configuration: `python -m training.train CONFIG --seed 1`.

Every epoch ends with a checkpoint, from which a run that was stopped goes on, and with a row of scores on
the dev parts in `training/runs/NAME.tsv`.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from training import corpora
from training.batches import Window, batch, batches
from training.encoded import Encoded, encode, tokenizer_of
from training.example import Example
from training.losses import losses
from training.network import Network
from training.pretrained import folder, load
from training.score import score

HERE = Path(__file__).parent
RUNS = HERE / "runs"
OUT = HERE.parent / "out" / "training"


@dataclass(frozen=True)
class Config:
    """What a run is made of; see `training/configs`."""

    name: str
    corpora: dict[str, float]
    """Each corpus with the share of it that is read an epoch."""
    epochs: int
    longest: int
    pieces: int
    rate: float
    head_rate: float
    """Of the heads and of our features, which start from nothing."""
    table_rate: float
    """Of the fields' steps and the biases by distance: single numbers that have far to go."""
    warm: float
    dropout: float
    decay: float
    context: int

    @classmethod
    def load(cls, path: Path) -> Config:
        """Read a configuration file."""
        kept: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(name=path.stem, **kept)


def training_examples(wanted: Iterable[str]) -> dict[str, list[Example]]:
    """Read the training part of each corpus."""
    return {name: list(corpora.TRAINING[name]()) for name in wanted}


class Run:
    """One seed in training."""

    def __init__(self, config: Config, seed: int, say: Callable[[str], None] = print) -> None:
        self.config, self.seed, self.say = config, seed, say
        # All seeds begin with the same heads, so that their weights can be averaged (Wortsman et al. 2022);
        # order, cuts and dropout follow the seed.
        torch.manual_seed(0)
        self.tokenizer = tokenizer_of(folder())
        self.network = load(Network(dropout=config.dropout))
        self.folder = OUT / f"{config.name}-{seed}"
        self.folder.mkdir(parents=True, exist_ok=True)

    def _optimizer(self, total: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
        config = self.config
        groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
        for name, parameter in self.network.named_parameters():
            if name == "encoder.word.weight":
                parameter.requires_grad_(False)
                continue
            if name.startswith(("tags.", "names.", "bias.")):
                rate = config.table_rate
            elif name.startswith("head.") or ".case." in name or ".place." in name:
                rate = config.head_rate
            else:
                rate = config.rate
            decays = rate == config.rate and parameter.dim() > 1
            groups.setdefault((rate, config.decay if decays else 0.0), []).append(parameter)
        optimizer = torch.optim.AdamW(
            [
                {"params": parameters, "lr": rate, "weight_decay": decay}
                for (rate, decay), parameters in groups.items()
            ],
            betas=(0.9, 0.98),
            fused=True,
        )
        warm = max(1, int(config.warm * total))
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda at: min((at + 1) / warm, max(0.0, (total - at) / max(1, total - warm)))
        )
        return optimizer, schedule

    def _dev(self) -> Iterator[tuple[str, list[Example]]]:
        """Yield the dev parts that are there, and say which are not."""
        for name, reader in corpora.DEV.items():
            try:
                yield name, list(reader())
            except FileNotFoundError as error:
                self.say(f"SKIPPED: no scores on {name}: {error.filename} is not there")

    def plan(self, read: dict[str, list[Encoded]], epoch: int) -> list[list[Window]]:
        """Return the batches of an epoch; the same for the same seed."""
        chance = random.Random(self.seed * 1000 + epoch)
        chosen: list[Encoded] = []
        for name, examples in read.items():
            share = self.config.corpora[name]
            whole, part = divmod(share, 1)
            chosen += examples * int(whole) + chance.sample(examples, round(part * len(examples)))
        return batches(chosen, self.config.longest, self.config.pieces, chance)

    def train(self) -> None:
        """Train to the end, from the last checkpoint if there is one."""
        config = self.config
        read = {
            name: [encode(self.tokenizer, example) for example in examples]
            for name, examples in training_examples(config.corpora).items()
        }
        dev = {name: [encode(self.tokenizer, one) for one in told] for name, told in self._dev()}
        plans = [len(self.plan(read, epoch)) for epoch in range(config.epochs)]
        optimizer, schedule = self._optimizer(sum(plans))
        checkpoint = self.folder / "checkpoint.pt"
        done = 0
        if checkpoint.exists():
            kept = torch.load(checkpoint, weights_only=True)
            self.network.load_state_dict(kept["network"])
            optimizer.load_state_dict(kept["optimizer"])
            schedule.load_state_dict(kept["schedule"])
            done = kept["epochs"]
        for epoch in range(done, config.epochs):
            torch.manual_seed(self.seed * 1000 + epoch)
            self._epoch(epoch, self.plan(read, epoch), optimizer, schedule)
            state = {
                "network": self.network.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "epochs": epoch + 1,
            }
            torch.save(state, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").replace(checkpoint)
            scores = {
                name: score(self.network, examples, config.longest, config.context)
                for name, examples in dev.items()
            }
            self._note(epoch, scores)

    def _epoch(
        self,
        epoch: int,
        plan: list[list[Window]],
        optimizer: torch.optim.Optimizer,
        schedule: torch.optim.lr_scheduler.LRScheduler,
    ) -> None:
        self.network.train()
        sums: Counter[str] = Counter()
        begun, read = time.monotonic(), 0
        for number, group in enumerate(plan, 1):
            made = batch(group)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = self.network(made.ids, made.case, made.place, made.mask, made.first)
            parts = losses(self.network, made, out)
            total = torch.stack(list(parts.values())).sum()
            total.backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            read += made.ids.numel()
            for name, part in parts.items():
                sums[name] += part.item()
            if number % 50 == 0 or number == len(plan):
                spent = time.monotonic() - begun
                left = spent / number * (len(plan) - number)
                means = " ".join(f"{name} {value / number:.4f}" for name, value in sums.items())
                self.say(
                    f"epoch {epoch + 1}/{self.config.epochs} batch {number}/{len(plan)} {means} "
                    f"{read / spent:.0f} pieces/s, {left:.0f} s left"
                )

    def _note(self, epoch: int, scores: dict[str, dict[str, float]]) -> None:
        RUNS.mkdir(exist_ok=True)
        path = RUNS / f"{self.config.name}.tsv"
        if not path.exists():
            path.write_text("seed\tepoch\tscores on words of the dev parts\n", encoding="utf-8")
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{self.seed}\t{epoch + 1}\t{json.dumps(scores)}\n")
        self.say(json.dumps(scores))


def main(arguments: list[str] | None = None) -> int:
    """Train from the command line."""
    parser = argparse.ArgumentParser(prog="python -m training.train", description="Train one seed.")
    parser.add_argument("config", type=Path, help="a file of training/configs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    Run(Config.load(options.config), options.seed, lambda line: print(line, flush=True)).train()
    return 0


if __name__ == "__main__":
    sys.exit(main())
