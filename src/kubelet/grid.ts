/** Due times lie on a grid (ms): what happens to many pods at about the same time, happens at few instants. */
const GRID = 50

/** The first point of the grid at or after a time. */
export const onGrid = (time: number): number => Math.ceil(time / GRID) * GRID

/** A random length of time between two (ms), in steps of the grid. */
export const between = (random: (below: number) => number, least: number, most: number): number =>
  least + random(Math.floor((most - least) / GRID) + 1) * GRID

/** A length of time stretched by chance, at most by half. `wait.Jitter` */
export const jittered = (random: (below: number) => number, ms: number): number => Math.round(ms * (1 + random(500) / 1000))
