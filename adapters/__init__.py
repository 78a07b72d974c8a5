"""The only place that imports vendor libraries."""
