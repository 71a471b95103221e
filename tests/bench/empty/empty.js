"use strict";
// What every extension costs that comes to every page: the world that its scripts live in.
