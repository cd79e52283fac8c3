"""A queue in Redis, for workers on other hosts: items in progress, and their outcomes.

`dispatch` keeps only a small window of all articles here, which bounds Redis's memory. Nothing here
needs to be durable: what Redis loses is dispatched again. Each operation is one Lua script, so it
is atomic. Time is Redis's own, as the clocks of hosts may differ.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from weakref import finalize

from redis import Redis
from redis.exceptions import RedisError

from service.errors import JobsUnavailable
from service.jobs.records import (
    ATTEMPTS,
    DAMAGED,
    LEASE,
    LOST,
    UNREADABLE,
    Outcome,
    WorkItem,
    log_damage,
    packed,
)

# KEYS, in this order: work_items, order (zset: id -> turn), running (zset: id -> lease's end),
# owners, attempts, outcomes, turn (counter).
_HEAD = """
local work_items, order, running, owners, attempts, outcomes, turn = unpack(KEYS)
local given = tonumber(ARGV[1])
local time = redis.call('TIME')
local now = given >= 0 and given or tonumber(time[1]) + tonumber(time[2]) / 1e6
local function wait(id)
  redis.call('ZREM', running, id) redis.call('HDEL', owners, id)
  redis.call('ZADD', order, redis.call('INCR', turn), id)
end
local function forget(id)
  for _, key in ipairs({order, running}) do redis.call('ZREM', key, id) end
  for _, key in ipairs({work_items, owners, attempts}) do redis.call('HDEL', key, id) end
end
local function settle(id, outcome)
  forget(id) redis.call('HSET', outcomes, id, outcome)
end
-- After now, a lease that ends later than one can: the clock was set back since it began.
local function too_late(lease) return string.format('(%.3f', now + 2 * tonumber(lease)) end
local function owns(id, owner) return redis.call('HGET', owners, id) == owner end
local function spent(id)
  return tonumber(redis.call('HGET', attempts, id) or '0') >= tonumber(ARGV[2])
end
"""
_SCRIPTS = {
    "add": """
for i = 3, #ARGV, 2 do
  if redis.call('HEXISTS', outcomes, ARGV[i]) == 0
      and redis.call('HSETNX', work_items, ARGV[i], ARGV[i + 1]) == 1 then wait(ARGV[i]) end
end""",
    "take": """
local found = {}
for _, id in ipairs(redis.call('ZRANGE', order, 0, tonumber(ARGV[3]) - 1)) do
  redis.call('ZREM', order, id) redis.call('HINCRBY', attempts, id, 1)
  redis.call('HSET', owners, id, ARGV[4])
  redis.call('ZADD', running, now + tonumber(ARGV[5]), id)
  found[#found + 1] = {id, redis.call('HGET', work_items, id)}
end
return found""",
    "renew": """
local kept = {}
for i = 5, #ARGV do
  if owns(ARGV[i], ARGV[3]) then
    redis.call('ZADD', running, now + tonumber(ARGV[4]), ARGV[i]) kept[#kept + 1] = ARGV[i]
  end
end
return kept""",
    "finish": """
if not owns(ARGV[3], ARGV[4]) then return 0 end
settle(ARGV[3], ARGV[5]) return 1""",
    "retry": """
if not owns(ARGV[3], ARGV[4]) then return 0 end
if spent(ARGV[3]) then settle(ARGV[3], ARGV[5]) else wait(ARGV[3]) end
return 1""",
    "release": """
if not owns(ARGV[3], ARGV[4]) then return 0 end
redis.call('HINCRBY', attempts, ARGV[3], -1) wait(ARGV[3]) return 1""",
    "expire": """
local found = 0
for _, ends in ipairs({{'-inf', now}, {too_late(ARGV[4]), '+inf'}}) do
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', running, ends[1], ends[2])) do
    if spent(id) then settle(id, ARGV[3]) else wait(id) end
    found = found + 1
  end
end
return found""",
    "forget": """
for i = 3, #ARGV do forget(ARGV[i]) redis.call('HDEL', outcomes, ARGV[i]) end""",
}
_KEYS = "work_items order running owners attempts outcomes turn".split()


class RedisWorkQueue:
    """A fleet's queue, at an address such as redis://host:6379/0."""

    def __init__(
        self, url: str, prefix: str = "verbatim", clock: Callable[[], float] = lambda: -1.0
    ) -> None:
        """Take the address; nothing is connected yet. A clock below 0 uses Redis's time."""
        self._redis = Redis.from_url(url, socket_timeout=30, socket_connect_timeout=5)
        finalize(self, self._redis.close)
        self._keys = [f"{prefix}:{{jobs}}:{key}" for key in _KEYS]
        self._clock = clock
        self._scripts = {
            name: self._redis.register_script(_HEAD + body) for name, body in _SCRIPTS.items()
        }

    def _run(self, script: str, *given: object) -> Any:
        with _storage_errors():
            arguments: list[Any] = [self._clock(), ATTEMPTS, *given]
            return self._scripts[script](keys=self._keys, args=arguments)

    def add(self, work_items: Sequence[WorkItem]) -> None:
        """Queue work_items; see the port."""
        pairs = [part for work_item in work_items for part in (work_item.id, work_item.packed())]
        self._run("add", *pairs)

    def take(self, most: int, owner: str) -> Sequence[WorkItem]:
        """Claim queued items; see the port."""
        found = self._run("take", most, owner, LEASE) if most > 0 else []
        work_items = (self._opened(item.decode(), data, owner) for item, data in found)
        return [work_item for work_item in work_items if work_item]

    def _opened(self, item: str, data: bytes, owner: str) -> WorkItem | None:
        """Parse a work_item; one that is damaged has failed, so that its worker lives."""
        try:
            return WorkItem.unpacked(data)
        except UNREADABLE as error:
            log_damage(error, item=item)
            self.finish(item, owner, Outcome("failed", packed(DAMAGED)))
            return None

    def renew(self, items: Sequence[str], owner: str) -> Sequence[str]:
        """Renew leases; see the port."""
        return _texts(self._run("renew", owner, LEASE, *items)) if items else []

    def finish(self, item: str, owner: str, outcome: Outcome) -> bool:
        """Settle an item; see the port."""
        return bool(self._run("finish", item, owner, _sealed(outcome)))

    def retry(self, item: str, owner: str, outcome: Outcome) -> bool:
        """Queue an item again, or settle it; see the port."""
        return bool(self._run("retry", item, owner, _sealed(outcome)))

    def release(self, item: str, owner: str) -> bool:
        """Return an item to the queue; see the port."""
        return bool(self._run("release", item, owner))

    def expire(self) -> int:
        """Queue items with expired leases again; see the port."""
        return int(self._run("expire", _sealed(Outcome("failed", packed(LOST))), LEASE))

    def names(self) -> set[str]:
        """Return the ids of all items here, read in one transaction; see the port."""
        with _storage_errors():
            look = self._redis.pipeline(transaction=True)
            look.hkeys(self._keys[0])
            look.hkeys(self._keys[5])
            work_items, outcomes = look.execute()
        return {*_texts(work_items), *_texts(outcomes)}

    def outcomes(self) -> Mapping[str, Outcome]:
        """Return the outcomes here; see the port."""
        with _storage_errors():
            found: dict[bytes, bytes] = self._redis.hgetall(self._keys[5])  # type: ignore[assignment]
        return {item.decode(): _parsed(data) for item, data in found.items()}

    def forget(self, items: Sequence[str]) -> None:
        """Remove everything stored for these items; see the port."""
        if items:
            self._run("forget", *items)


@contextmanager
def _storage_errors() -> Iterator[None]:
    """Turn Redis's errors into errors.JobsUnavailable."""
    try:
        yield
    except RedisError as error:
        raise JobsUnavailable(
            f"Redis cannot be reached ({type(error).__name__}): check VERBATIM_JOBS_URL."
        ) from error


def _sealed(outcome: Outcome) -> bytes:
    """Serialise an outcome: the letter d or f, and its record."""
    return outcome.state[:1].encode() + outcome.record


def _parsed(data: bytes) -> Outcome:
    """Parse what `_sealed` wrote."""
    return Outcome("done" if data[:1] == b"d" else "failed", data[1:])


def _texts(found: Sequence[bytes] | None) -> list[str]:
    return [item.decode() for item in found or ()]
