import type { Env } from '../../env.ts'
import { clusterPlace } from '../../place.ts'

/** Folder of the cluster in use. @throws SettingError for a name that is none */
export const clusterFolder = (env: Env): string => clusterPlace(env).folder

/** The kubeconfig that belongs to the cluster in use. @throws SettingError */
export const ownKubeConfig = (env: Env): string => `${clusterFolder(env)}/kubeconfig`
