export declare const root: string
/** Makes the bundle in a folder. Gives its chunks: file name and the modules inside. */
export declare function bundle(folder: string): Promise<{ fileName: string; moduleIds: string[] }[]>
export function declarations(folder: string): Promise<void>
