'use strict'
// Loads a bundle of CommonJS chunks through a code cache of our own: node compiles every file again at each start,
// and module.enableCompileCache does not exist in node 20. One cache file per command word holds what that command
// compiled. It is keyed by node's version and the id in the bundle's first line, written under another name first,
// and never needed: whatever goes wrong, the chunks are compiled from their sources.
const fs = require('fs')
const path = require('path')
const vm = require('vm')

/** The folder for cache files: beside the clusters, never in the package. */
function cacheFolder({ FAUXCTL_HOME, XDG_STATE_HOME, HOME, LOCALAPPDATA }) {
  if (FAUXCTL_HOME) return path.resolve(FAUXCTL_HOME, 'cache')
  if (XDG_STATE_HOME) return path.join(XDG_STATE_HOME, 'fauxctl', 'cache')
  if (process.platform === 'win32') return LOCALAPPDATA && path.join(LOCALAPPDATA, 'fauxctl', 'cache')
  if (process.platform === 'darwin') return HOME && path.join(HOME, 'Library', 'Application Support', 'fauxctl', 'cache')
  return HOME && path.join(HOME, '.local', 'state', 'fauxctl', 'cache')
}

/** Reads a cache file: a line of JSON (name → [start, end]), then the bytes. */
function readCache(file) {
  try {
    const bytes = fs.readFileSync(file)
    const end = bytes.indexOf(10)
    return { index: JSON.parse(bytes.toString('latin1', 0, end)), bytes: bytes.subarray(end + 1) }
  } catch { return { index: {}, bytes: Buffer.alloc(0) } }
}

function writeCache(file, scripts) {
  const index = {}
  const parts = []
  let at = 0
  for (const [name, script] of scripts) {
    const bytes = script.createCachedData()
    index[name] = [at, (at += bytes.length)]
    parts.push(bytes)
  }
  const temporary = `${file}.${process.pid}`
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(temporary, Buffer.concat([Buffer.from(`${JSON.stringify(index)}\n`), ...parts]))
  fs.renameSync(temporary, file)
}

module.exports = function load(main) {
  const folder = cacheFolder(process.env)
  const source = fs.readFileSync(main, 'latin1')
  const id = /^\/\/([0-9a-f]+)\n/.exec(source)
  if (!folder || !id) return require(main)

  const word = process.argv.slice(2).find((argument) => /^[a-z-]{1,20}$/.test(argument) && !argument.startsWith('-')) || 'none'
  const file = path.join(folder, `${id[1]}-${process.version}-${word}`)
  const cache = readCache(file)
  const scripts = new Map()
  const modules = new Map()
  let fresh = false

  function loadFile(name, text) {
    const known = modules.get(name)
    if (known) return known.exports
    const range = cache.index[path.basename(name)]
    const script = new vm.Script(`(function(exports,require,module,__filename,__dirname){${text ?? fs.readFileSync(name, 'latin1')}\n})`, {
      filename: name, cachedData: range && cache.bytes.subarray(range[0], range[1]),
    })
    if (!range || script.cachedDataRejected) fresh = true
    scripts.set(path.basename(name), script)
    const module = { exports: {} }
    modules.set(name, module)
    const folder = path.dirname(name)
    const requireFrom = (wanted) => (wanted.startsWith('.') ? loadFile(path.join(folder, wanted)) : require(wanted))
    script.runInThisContext().call(module.exports, module.exports, requireFrom, module, name, folder)
    return module.exports
  }

  process.once('exit', (code) => {
    if (!fresh || code !== 0) return
    try { writeCache(file, scripts) } catch { /* the next run tries again */ }
  })
  return loadFile(main, source)
}
