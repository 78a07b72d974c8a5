"""The words of the house: records, ontology, ports, ids and errors. Standard library only."""
