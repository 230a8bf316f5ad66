"""The door without a server: lessons as pages whose faces run in the browser itself."""
