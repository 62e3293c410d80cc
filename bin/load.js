'use strict'
// Loads a bundle of CommonJS chunks through a code cache of our own: node compiles every file again at each start,
// and module.enableCompileCache does not exist in node 20. One cache file per command word holds what that command
// compiled, with the chunks' sources, so that one file is read instead of fifty. It is keyed by node's version and the id
// in the bundle's first line, written under another name first, and never needed: whatever goes wrong, the chunks are
// read and compiled as they are.
const fs = require('fs')
const path = require('path')
const vm = require('vm')

/** How often a cache file is written again, for functions that only later runs called. */
const generations = 3
/** Cache files of other bundles go when they are older than this (ms). */
const keepOthers = 7 * 24 * 3600 * 1000

/** The folder for cache files: beside the clusters, never in the package. */
function cacheFolder({ FAUXCTL_HOME, XDG_STATE_HOME, HOME, LOCALAPPDATA }) {
  if (FAUXCTL_HOME) return path.resolve(FAUXCTL_HOME, 'cache')
  if (XDG_STATE_HOME) return path.join(XDG_STATE_HOME, 'fauxctl', 'cache')
  if (process.platform === 'win32') return LOCALAPPDATA && path.join(LOCALAPPDATA, 'fauxctl', 'cache')
  if (process.platform === 'darwin') return HOME && path.join(HOME, 'Library', 'Application Support', 'fauxctl', 'cache')
  return HOME && path.join(HOME, '.local', 'state', 'fauxctl', 'cache')
}

/** A cache file: a line of JSON (how often it was written; name → where its source starts, its compiled form, its end), then the bytes. */
function readCache(file) {
  try {
    const bytes = fs.readFileSync(file)
    const end = bytes.indexOf(10)
    const { generation, index } = JSON.parse(bytes.toString('latin1', 0, end))
    return { generation, index, bytes: bytes.subarray(end + 1) }
  } catch { return { generation: 0, index: {}, bytes: Buffer.alloc(0) } }
}

function writeCache(file, old, scripts, generation) {
  const parts = new Map(Object.entries(old.index).map(([name, [start, middle, end]]) => [name, [old.bytes.subarray(start, middle), old.bytes.subarray(middle, end)]]))
  for (const [name, { script, text }] of scripts) parts.set(name, [Buffer.from(text, 'latin1'), script.createCachedData()])
  const index = {}
  let at = 0
  for (const [name, [source, compiled]] of parts) index[name] = [at, (at += source.length), (at += compiled.length)]
  const temporary = `${file}.${process.pid}`
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(temporary, Buffer.concat([Buffer.from(`${JSON.stringify({ generation, index })}\n`), ...[...parts.values()].flat()]))
  fs.renameSync(temporary, file)
}

/** Removes what bundles of other versions left behind. */
function tidy(folder, id) {
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name)
    if (!name.startsWith(id) && Date.now() - fs.statSync(file).mtimeMs > keepOthers) fs.rmSync(file)
  }
}

module.exports = function load(main) {
  const folder = cacheFolder(process.env)
  const source = fs.readFileSync(main, 'latin1')
  const id = /^\/\/([0-9a-f]+)\n/.exec(source)?.[1]
  if (!folder || !id) return require(main)

  const word = /^[a-z][a-z-]{0,19}$/.test(process.argv[2]) ? process.argv[2] : 'other'
  const file = path.join(folder, `${id}-${process.version}-${process.arch}-${word}`)
  const cache = readCache(file)
  const entry = path.basename(main)
  const scripts = new Map()
  const modules = new Map()
  let fresh = false

  const folderOfChunks = `${path.dirname(main)}/chunks`
  /** Loads a file of the bundle by its own name: all but the entries lie in one folder. */
  function loadFile(name, text) {
    const known = modules.get(name)
    if (known) return known.exports
    const file = name === entry ? main : `${folderOfChunks}/${name}`
    const range = cache.index[name]
    const source = range ? cache.bytes.latin1Slice(range[0], range[1]) : `(function(exports,require,module,__filename,__dirname){${text ?? fs.readFileSync(file, 'latin1')}\n})`
    const script = new vm.Script(source, { filename: file, cachedData: range && cache.bytes.subarray(range[1], range[2]) })
    if (!range || script.cachedDataRejected) fresh = true
    scripts.set(name, { script, text: source })
    const module = { exports: {} }
    modules.set(name, module)
    script.runInThisContext()(module.exports, requireFrom, module, file, folderOfChunks)
    return module.exports
  }
  const requireFrom = (wanted) => (wanted.startsWith('.') ? loadFile(wanted.slice(wanted.lastIndexOf('/') + 1)) : require(wanted))

  process.once('exit', (code) => {
    if (code !== 0 || (!fresh && cache.generation >= generations)) return
    try {
      writeCache(file, cache, scripts, fresh ? Math.min(cache.generation + 1, generations - 1) : cache.generation + 1)
      if (fresh) tidy(folder, id)
    } catch { /* the next run tries again */ }
  })
  return loadFile(entry, source)
}
