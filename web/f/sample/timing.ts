/**
 * Leaves `performance` measures of a scan for whoever tests: `scan-to-sound` ends when the tone was asked for, `scan-to-paint`
 * when the frame with the answer is out. Both begin with the last key, milliseconds on the clock of `performance`.
 */
export function measureScan(from: number, kind: string): void {
  performance.measure('scan-to-sound', { start: from, detail: kind })
  requestAnimationFrame(() => {
    // A message comes after the frame that is being drawn now.
    const after = new MessageChannel()
    after.port1.onmessage = () => {
      performance.measure('scan-to-paint', { start: from, detail: kind })
      after.port1.close()
    }
    after.port2.postMessage(null)
  })
}
