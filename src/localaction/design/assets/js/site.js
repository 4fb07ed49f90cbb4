// One behaviour a module; every page works without any of them.
import { watchApply } from "./apply.js";
import { watchAutosave } from "./autosave.js";
import { watchCopy } from "./copy.js";
import { watchCounters } from "./counter.js";
import { focusErrors } from "./errors.js";
import { watchLate } from "./late.js";
import { watchKeeping } from "./keeping.js";
import { watchMenus } from "./menu.js";
import { watchOnce } from "./once.js";
import { watchPresence } from "./presence.js";
import { watchQueue } from "./queue.js";
import { watchTypeAheads } from "./typeahead.js";

for (const start of [focusErrors, watchCounters, watchAutosave, watchKeeping, watchPresence, watchTypeAheads, watchApply, watchCopy, watchOnce, watchLate, watchMenus, watchQueue]) {
  try {
    start(document);
  } catch (trouble) {
    console.error(trouble); // one behaviour that fails must not take the others with it
  }
}
