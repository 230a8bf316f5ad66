"""The door without a server: lessons as pages whose faces run in the browser itself.

Whatever knows Pyodide is here: what runs in the browser, and what writes the folder that a host serves.
"""
