/** One element of DER: its tag byte and content. */
export interface DerElement { tag: number; content: Buffer }

/** The elements that stand one after the other in a content. @throws RangeError when a length does not fit */
export function derElements(data: Buffer): DerElement[] {
  const elements: DerElement[] = []
  for (let at = 0; at < data.length;) {
    const tag = data.readUInt8(at)
    let length = data.readUInt8(at + 1)
    at += 2
    if (length >= 0x80) {
      const bytes = length & 0x7f
      length = data.readUIntBE(at, bytes)
      at += bytes
    }
    if (at + length > data.length) throw new RangeError('data truncated')
    elements.push({ tag, content: data.subarray(at, at + length) })
    at += length
  }
  return elements
}

/** Text of a string element; the two-byte kind (BMPString) is decoded. */
export function derText({ tag, content }: DerElement): string {
  return tag === 0x1e ? Buffer.from(content).swap16().toString('utf16le') : content.toString()
}
