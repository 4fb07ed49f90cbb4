// Loaded by the page that checks a register file, and by no other.
import { watchVerify } from "./verifying/page.js";

watchVerify(document);
