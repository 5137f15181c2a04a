import { writeFileSync } from 'node:fs'
import { encode } from 'uqr'

const width = 640
const height = 480
const frames = 5

/** Writes a film (YUV4MPEG2) in which a QR code is held before the camera; for `--use-file-for-fake-video-capture`. */
export function writeFilmOfQr(file: string, text: string): void {
  const qr = encode(text, { ecc: 'M', border: 4 })
  const scale = Math.floor(300 / qr.size)
  const left = Math.floor((width - qr.size * scale) / 2)
  const top = Math.floor((height - qr.size * scale) / 2)
  const light = Buffer.alloc(width * height, 200)
  for (let y = 0; y < qr.size * scale; y += 1)
    for (let x = 0; x < qr.size * scale; x += 1) {
      const isDark = qr.data[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true
      light[(top + y) * width + left + x] = isDark ? 20 : 235
    }
  const colour = Buffer.alloc((width * height) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colour])
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F15:1 Ip A1:1 C420\n`)
  writeFileSync(file, Buffer.concat([head, ...Array.from({ length: frames }, () => frame)]))
}
