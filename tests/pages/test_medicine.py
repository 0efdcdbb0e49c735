def test_it_works(reader):
    response = reader.get("/medicines/cibinqo/")
    assert response.status_code == 200
    assert "Cibinqo" in response.content.decode()
