import fc from 'fast-check'

/** Property tests draw the same cases each time, so that a red test is a change's doing. FC_SEED draws others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_122) })
