-- Prints what wrk measured as numbers, and takes an absolute URL as an argument for requests to a forward proxy.
init = function(args)
  if args[1] then
    wrk.path = args[1]
  end
end

done = function(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("measured requests=%d micros=%d bytes=%d failed=%d p50=%d p99=%d\n", summary.requests,
    summary.duration, summary.bytes, errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
