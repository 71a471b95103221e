"use strict";
// This script does nothing. It measures the cost of any content script: its isolated world.
