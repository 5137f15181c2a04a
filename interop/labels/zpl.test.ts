import { labelCode, parseLabel } from '@bihuan/core/labels/label.ts'
import { describe, expect, test } from 'vitest'
import { labelRange } from './label.ts'
import { zplFile, zplOf } from './zpl.ts'

const code = (serial: number) => labelCode('box', 41_010_000_000 + serial)

describe('a print', () => {
  test('has every code from the first to the last, each with its check character', () => {
    const range = labelRange('box', code(8), code(12))
    expect(range).toEqual({ ok: true, codes: [8, 9, 10, 11, 12].map(code) })
    if (range.ok) for (const one of range.codes) expect(parseLabel('box', one).ok).toBe(true)
  })

  test('is refused with what is wrong with it', () => {
    expect(labelRange('box', code(2), code(1))).toEqual({ ok: false, because: 'order' })
    expect(labelRange('box', code(1), code(20_001))).toEqual({ ok: false, because: 'too-many' })
    expect(labelRange('plate', code(1), code(2))).toEqual({ ok: false, because: 'not-a-code' })
    const wrong = `${code(1).slice(0, -1)}${code(1).endsWith('0') ? '1' : '0'}`
    expect(labelRange('box', wrong, code(2))).toEqual({ ok: false, because: 'not-a-code' })
  })
})

describe('ZPL', () => {
  test('is one format of 50 by 30 mm at 203 dpi with bars and the code in clear', () => {
    const text = zplOf({ code: code(1), lines: ['金水区 12 号点', '10:1'] })
    expect(text).toMatch(/^\^XA/)
    expect(text).toMatch(/\^XZ$/)
    expect(text).toContain('^PW400^LL240')
    expect(text).toContain(`^BCN,88,N,N,N,A^FH_^FD${code(1)}^FS`)
    expect(text).toContain(`^A0N,34,28^FH_^FD${code(1)}^FS`)
    expect(text).toContain('^FD金水区 12 号点^FS')
  })

  test('takes no command out of a name', () => {
    const text = zplOf({ code: code(1), lines: ['^XZ~JR_x\n^FS'] })
    expect(text).toContain('^FD_5EXZ_7EJR_5Fx _5EFS^FS')
    expect(text.match(/\^XZ/g)?.length).toBe(1)
    expect(text).not.toContain('~')
  })

  test('of many labels is one format for each', () => {
    const file = zplFile([1, 2, 3].map((serial) => ({ code: code(serial), lines: [] })))
    expect(file.match(/\^XA/g)?.length).toBe(3)
    expect(file.match(/\^XZ/g)?.length).toBe(3)
  })
})
