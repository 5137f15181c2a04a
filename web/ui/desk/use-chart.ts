import { type ECharts, init } from 'echarts/core'
import { useEffect, useRef } from 'react'

/** A chart that fills the box with this ref and follows its size; the option is set anew whenever the page is drawn. */
export function useChart(option: () => Parameters<ECharts['setOption']>[0]) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const drawn = init(element)
    chart.current = drawn
    const watcher = new ResizeObserver(() => drawn.resize())
    watcher.observe(element)
    return () => {
      watcher.disconnect()
      drawn.dispose()
      chart.current = null
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption(option(), { notMerge: true })
  })
  return box
}
