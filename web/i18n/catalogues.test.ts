import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { getCatalogs } from '@lingui/cli/api'
import { getConfig } from '@lingui/conf'
import { describe, expect, test } from 'vitest'

const cwd = fileURLToPath(new URL('..', import.meta.url))
const config = getConfig({ cwd })
const catalogs = await Promise.all(
  (await getCatalogs(config)).map(async (catalog) => ({
    catalog,
    folder: catalog.path.slice(cwd.length).replace('/{locale}', ''),
    inCode: Object.entries((await catalog.collect()) ?? {}),
  })),
)

// The forms of a plural are words of the language, and Chinese has only `other`.
const forms = /(?<=(?:\b(?:zero|one|two|few|many|other)|=\d+) )\{\w/g
/** Values and tags, in any order: they must survive a translation; once each, whatever forms a plural has. */
const slots = (text: string) =>
  [
    ...new Set(
      (text.includes(', plural,') ? text.replace(forms, '{ ') : text).match(
        /\{\w+(?=[,}])|<\/?\d+>/g,
      ),
    ),
  ]
    .sort()
    .join(' ')

describe('the catalogues', () => {
  test('are those of the desk, of residents with their later parts, of the field with its parts, and of the wall', () => {
    expect(catalogs.map(({ folder }) => folder)).toEqual([
      'locales',
      'm/locales',
      'm/locales-behind',
      'm/public/locales',
      'm/pass/locales',
      'f/locales',
      'f/site/locales',
      'f/drive/locales',
      'f/home/locales',
      'm/stay/locales',
      'f/gate/locales',
      'screen/locales',
    ])
  })

  for (const { catalog, folder, inCode } of catalogs) {
    test(`the pages of ${folder} say something`, () => {
      expect(inCode.length).toBeGreaterThan(
        folder === 'locales'
          ? 200
          : ['m/pass/locales', 'f/gate/locales'].includes(folder)
            ? 10
            : 50,
      )
    })

    for (const language of ['zh-CN', 'en']) {
      test(`every message of the code is in ${folder} in ${language}, with all its values`, async () => {
        const known = (await catalog.read(language)) ?? {}
        const faults = inCode.flatMap(([id, { message = '' }]) => {
          const translation = known[id]?.translation ?? ''
          if (translation === '') return [`missing: ${message}`]
          return slots(translation) === slots(message)
            ? []
            : [`values differ: ${message} / ${translation}`]
        })
        expect(faults).toEqual([])
      })
    }
  }

  test('the words of a reactive pool never say positive', () => {
    const chinese = readFileSync(new URL('../locales/zh-CN.po', import.meta.url), 'utf8')
    const pool = chinese.split('\n\n').filter((block) => /msgid ".*(pool|reactive)/i.test(block))
    expect(pool.length).toBeGreaterThan(5)
    for (const block of pool)
      expect(block.match(/^msgstr "(.*)"/m)?.[1]).not.toMatch(/阳性|positive/)
  })
})
