#!/usr/bin/env node
'use strict'
// Loads the bundle. `load.js` keeps what V8 has compiled from run to run; without it, or when it cannot, node loads as usual.
require('./load.js')(require('path').join(__dirname, '..', 'dist', 'main.cjs'))
