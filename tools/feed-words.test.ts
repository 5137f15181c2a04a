import { readFileSync } from 'node:fs'
import { routes } from '@bihuan/server/http/routes.ts'
import { unshown } from '@bihuan/server/rounds/feed.ts'
import { expect, test } from 'vitest'

test('the feed has words for every command of the product, and for nothing else', () => {
  // Read as text: the file's messages become code only in the build.
  const source = readFileSync(
    new URL('../web/desk/pages/home/feed-words.ts', import.meta.url),
    'utf8',
  )
  const told = [...source.matchAll(/^ {2}'([a-z-]+\.[a-z-]+)':/gm)].map(([, name]) => name)
  const commands = routes.flatMap((route) =>
    route.method === 'POST' && !unshown.includes(route.command.name) ? [route.command.name] : [],
  )
  expect(told.toSorted()).toEqual(commands.toSorted())
})
