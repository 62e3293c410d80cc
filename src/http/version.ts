/** What our kubectl and our server say they are. `kubectl version -o json` */
export const VERSION = {
  major: '1', minor: '37', emulationMajor: '1', emulationMinor: '37', minCompatibilityMajor: '1', minCompatibilityMinor: '36',
  gitVersion: 'v1.37.2', gitCommit: '0000000000000000000000000000000000000000', gitTreeState: 'clean', buildDate: '2026-09-01T00:00:00Z',
  goVersion: 'go1.26.8', compiler: 'gc', platform: 'linux/amd64',
} as const
