import type { Browser } from 'playwright-core'

/** One picture of a page as somebody sees it. */
export type Shot = { label: string; png: Buffer }

const gap = 16
const labelHeight = 28

/** Puts pictures beside each other, two in a row, each under its label, and gives one JPEG; `scale` shrinks each of them. */
export async function montage(
  browser: Browser,
  shots: readonly Shot[],
  size: { width: number; height: number },
  scale: number,
): Promise<Buffer> {
  const columns = size.width < 600 ? shots.length : 2
  const width = Math.round(size.width * scale)
  const height = Math.round(size.height * scale)
  const rows = Math.ceil(shots.length / columns)
  const page = await browser.newPage({
    viewport: {
      width: columns * (width + gap) + gap,
      height: rows * (height + labelHeight + gap) + gap,
    },
  })
  const cells = shots
    .map(
      ({ label, png }) =>
        `<figure><figcaption>${label}</figcaption><img width="${width}" height="${height}" src="data:image/png;base64,${png.toString('base64')}"></figure>`,
    )
    .join('')
  await page.setContent(
    `<style>body{margin:0;padding:${gap}px;display:grid;grid-template-columns:repeat(${columns},${width}px);gap:${gap}px;background:#777;font:14px sans-serif;color:#fff}
    figure{margin:0}figcaption{height:${labelHeight}px}img{display:block}</style>${cells}`,
  )
  const jpeg = await page.screenshot({ type: 'jpeg', quality: 82 })
  await page.close()
  return jpeg
}
