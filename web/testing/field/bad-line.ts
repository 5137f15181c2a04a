import type { BrowserContext } from 'playwright-core'

/** Cuts every third answer of the server after it has done its work; says how many were cut. */
export async function cutEveryThirdAnswer(context: BrowserContext) {
  const told = { asked: 0, cut: 0, uploads: 0, cutUploads: 0 }
  await context.route('**/api/v1/**', async (route) => {
    const isUpload = route.request().url().endsWith('/uploads')
    told.asked += 1
    if (isUpload) told.uploads += 1
    if (told.asked % 3 !== 0) return route.continue()
    told.cut += 1
    if (isUpload) told.cutUploads += 1
    await route.fetch()
    await route.abort('connectionreset')
  })
  return told
}
